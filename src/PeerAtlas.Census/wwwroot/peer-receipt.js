// The answers are handed in: this window forgets the code and what belonged to its ballot.
sessionStorage.removeItem("peeratlas.ballot");
