"""Who is said to say it: attribution of each sentence, speakers resolved in the document."""
