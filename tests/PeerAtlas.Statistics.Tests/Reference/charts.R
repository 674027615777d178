# Makes charts.expected.json. Base R only; run: Rscript charts.R > charts.expected.json
options(digits = 15)
number <- function(x) trimws(formatC(x, digits = 15, format = "g"))
list_of <- function(x) paste0("[", paste(number(x), collapse = ", "), "]")

# Individual values and moving ranges; signals as the R package NHSRplotthedots defines them.
xmr <- function(y, screen) {
  mr <- abs(diff(y)); amr <- mean(mr)
  if (screen) amr <- mean(mr[mr < 3.267 * amr])
  m <- mean(y); upl <- m + 2.66 * amr; lpl <- m - 2.66 * amr; nu <- m + 2.66 * 2 / 3 * amr; nl <- m - 2.66 * 2 / 3 * amr
  side <- sign(y - m); n <- length(y)
  outside <- y > upl | y < lpl
  near <- !outside & (y > nu | y < nl)
  shift <- trend <- two <- rep(FALSE, n)
  if (n >= 7) for (i in 1:(n - 6)) {
    w <- i:(i + 6)
    if (abs(sum(side[w])) == 7) shift[w] <- TRUE
    if (abs(sum(sign(diff(y[w])))) == 6) trend[w] <- TRUE
  }
  if (n >= 3) for (i in 1:(n - 2)) {
    w <- i:(i + 2)
    if (abs(sum(side[w])) == 3 && sum(near[w]) >= 2) two[w[near[w]]] <- TRUE
  }
  paste0('{"values": ', list_of(y), ', "screen": ', tolower(screen), ', "mean": ', number(m), ', "low": ', number(lpl), ', "high": ', number(upl),
    ', "signals": ', list_of(outside + 2 * shift + 4 * trend + 8 * two), "}")
}
series <- list(
  c(1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1),
  c(12, 15, 11, 14, 13, 16, 12, 20, 21, 22, 20, 23, 21, 22, 24),
  c(50, 48, 47, 45, 44, 41, 40, 39, 44, 47, 46, 49, 48, 50),
  c(10, 10.5, 9.5, 10.2, 9.8, 10.1, 12.2, 12.0, 10.4, 9.9, 10, 7.9, 8.3, 8.2, 10))
charts <- c(sapply(series, xmr, screen = TRUE), sapply(series, xmr, screen = FALSE))

# Exact binomial funnel limits: the lower one interpolated (Spiegelhalter 2005), the upper one that of those without, mirrored.
lower <- function(p, n, theta) {
  r <- qbinom(p, n, theta)
  a <- (pbinom(r, n, theta) - p) / (pbinom(r, n, theta) - pbinom(r - 1, n, theta))
  min(1, max(0, (r - a) / n))
}
upper <- function(p, n, theta) 1 - lower(p, n, 1 - theta)
grid <- expand.grid(n = c(1, 5, 12, 30, 85, 400), theta = c(0.03, 0.28, 0.52, 0.97))
funnel <- apply(grid, 1, function(g) paste0('{"size": ', g["n"], ', "share": ', g["theta"],
  ', "inner": ', list_of(c(lower(0.025, g["n"], g["theta"]), upper(0.025, g["n"], g["theta"]))),
  ', "outer": ', list_of(c(lower(0.001, g["n"], g["theta"]), upper(0.001, g["n"], g["theta"]))), "}"))

# Wilson's interval as prop.test without continuity correction gives it.
wilson <- apply(expand.grid(x = c(0, 1, 5, 9, 10), n = c(10, 37, 400)), 1, function(g)
  paste0('{"count": ', g["x"], ', "size": ', g["n"], ', "interval": ', list_of(suppressWarnings(prop.test(g["x"], g["n"], correct = FALSE))$conf.int), "}"))

# Beta-binomial by maximum likelihood on the logs of the shapes, and each team's posterior.
fit <- function(y, n) {
  minus <- function(p) -sum(lbeta(y + exp(p[1]), n - y + exp(p[2])) - lbeta(exp(p[1]), exp(p[2])))
  p <- c(0, 0)
  for (i in 1:20) p <- optim(p, minus, method = "BFGS", control = list(reltol = 1e-16, maxit = 10000))$par
  for (i in 1:20) p <- optim(p, minus, method = "Nelder-Mead", control = list(reltol = 1e-16, maxit = 10000))$par
  a <- exp(p[1]); b <- exp(p[2])
  paste0('{"counts": ', list_of(y), ', "sizes": ', list_of(n), ', "alpha": ', number(a), ', "beta": ', number(b),
    ', "estimates": ', list_of((y + a) / (n + a + b)), ', "low": ', list_of(qbeta(0.025, y + a, n - y + b)),
    ', "high": ', list_of(qbeta(0.975, y + a, n - y + b)), "}")
}
shrinkage <- c(
  fit(c(3, 18, 9, 25, 1, 40, 12), c(20, 33, 30, 60, 9, 44, 80)),
  fit(c(0, 1, 5, 2, 60, 9), c(4, 3, 12, 40, 75, 11)),
  fit(c(18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7) * 3, rep(45, 18) * 3))

cat('{\n "computed_with": "', R.version.string, ', base and stats; charts.R beside this file",\n', sep = "")
part <- function(name, items, last = FALSE) cat(' "', name, '": [\n  ', paste(items, collapse = ",\n  "), "\n ]", if (last) "" else ",", "\n", sep = "")
part("xmr", charts); part("funnel", funnel); part("wilson", wilson); part("beta_binomial", shrinkage, TRUE)
cat("}\n")
