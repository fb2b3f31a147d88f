"""English sentences against the same claims: English readers give the values that the Chinese ones give, a claim's gloss
gives the words that its fact goes by, and what is compared and quoted is the claim's Chinese."""
