# Makes sample.csv and sample.expected.json: Rscript sample.R
# A made-up frame of 300 agencies in four strata, a stratified sample of it, and answers with gaps; then what the package survey makes of them.
suppressMessages(library(survey))
options(digits = 15)
set.seed(20260930)

frame <- data.frame(
  stratum = rep(c("Boston", "Central", "Northeast", "West"), c(12, 40, 90, 158)),
  kind = sample(c("area_office", "peer_run", "provider"), 300, replace = TRUE, prob = c(0.15, 0.25, 0.6)))
frame$agency <- sprintf("a%03d", seq_len(300))
frame$N <- ave(rep(1, 300), frame$stratum, FUN = sum)
mean_peers <- c(Boston = 24, Central = 11, Northeast = 6, West = 3)[frame$stratum]
frame$peers <- rnbinom(300, size = 2, mu = mean_peers)
frame$cps <- rbinom(300, frame$peers, 0.35)
frame$turnover <- ifelse(rbinom(300, 1, plogis(-0.6 + 0.12 * frame$peers)) == 1, "yes", "no")

# The stratum of 12 is taken whole; not everybody who is drawn answers.
drawn <- unlist(lapply(names(n <- c(Boston = 12, Central = 20, Northeast = 30, West = 30)),
  function(h) sample(which(frame$stratum == h), n[[h]])))
answered <- sort(unlist(lapply(names(r <- c(Boston = 11, Central = 17, Northeast = 26, West = 24)),
  function(h) sample(drawn[frame$stratum[drawn] == h], r[[h]]))))
data <- frame[answered, ]
# Six agencies answer twice, for two of their parts.
twice <- data[sort(sample(nrow(data), 6)), ]
twice$peers <- rpois(6, 5)
twice$cps <- rbinom(6, twice$peers, 0.5)
data <- rbind(data, twice)
data <- data[order(data$agency), ]
# Some leave a question open.
open <- sample(nrow(data), 9)
data$peers[open[1:5]] <- NA
data$cps[is.na(data$peers)] <- NA
data$turnover[open[6:9]] <- NA
# Openings, as a list of hourly pays; many agencies have none.
data$pays <- sapply(seq_len(nrow(data)), function(i) paste(sprintf("%.2f", 14 + rgamma(rpois(1, 0.9), 2, 0.5)), collapse = " "))
data$pays[!grepl("[0-9]", data$pays)] <- ""
data$r <- ave(match(data$agency, unique(data$agency)), data$stratum, FUN = function(a) length(unique(a)))
data$weight <- data$N / data$r
write.csv(data[, c("agency", "stratum", "kind", "N", "r", "weight", "peers", "cps", "turnover", "pays")], "sample.csv", row.names = FALSE,
  quote = FALSE, na = "", eol = "\n")

data$yes <- as.numeric(data$turnover == "yes")
pays <- lapply(strsplit(data$pays, " "), as.numeric)
data$pay_sum <- sapply(pays, sum)
data$pay_count <- sapply(pays, length)
design <- svydesign(ids = ~agency, strata = ~stratum, weights = ~weight, fpc = ~N, data = data)

line <- function(name, estimate, se, n, extra = "") sprintf('  "%s": {"estimate": %.15g, "se": %.15g, "n": %d%s}', name, estimate, se, n, extra)
# The interval with t on the degrees of freedom of those in the base.
one <- function(name, found, base) {
  estimate <- as.numeric(coef(found))[1]
  half <- qt(0.975, degf(base)) * as.numeric(SE(found))[1]
  line(name, estimate, as.numeric(SE(found))[1], nrow(base$variables), sprintf(', "low": %.15g, "high": %.15g, "weighted": %.15g',
    estimate - half, estimate + half, sum(weights(base))))
}
lines <- c()
add <- function(...) lines <<- c(lines, ...)
of <- function(suffix, d) {
  stated <- subset(d, !is.na(peers))
  add(one(paste0("total", suffix), svytotal(~peers, d, na.rm = TRUE), stated))
  add(one(paste0("mean", suffix), svymean(~peers, d, na.rm = TRUE), stated))
  add(one(paste0("turnover_yes", suffix), svymean(~yes, d, na.rm = TRUE), subset(d, !is.na(yes))))
  add(one(paste0("cps_share", suffix), svyratio(~cps, ~peers, d, na.rm = TRUE), stated))
  hf2 <- svyquantile(~peers, stated, 0.5, qrule = "hf2")$peers
  standard <- svyquantile(~peers, stated, 0.5)$peers
  add(line(paste0("median", suffix), hf2[1, "quantile"], hf2[1, "se"], nrow(stated$variables),
    sprintf(', "default": %.15g, "low": %.15g, "high": %.15g', standard[1, "quantile"], hf2[1, "ci.2.5"], hf2[1, "ci.97.5"])))
}
of("", design)
for (kind in sort(unique(data$kind))) of(paste0(".by.kind.", kind), subset(design, kind == get("kind", globalenv())))
for (stratum in sort(unique(data$stratum))) of(paste0(".by.region.", tolower(stratum)), subset(design, stratum == get("stratum", globalenv())))
paid <- subset(design, pay_count > 0)
add(one("pay_mean", svyratio(~pay_sum, ~pay_count, design), paid))
add(one("pay_total", svytotal(~pay_sum, design), paid))
cat("{\n", sprintf('  "made_with": "%s, package survey %s",\n', R.version.string, packageVersion("survey")),
  sprintf('  "degrees_of_freedom": %d,\n', degf(design)), paste(lines, collapse = ",\n"), "\n}\n", sep = "", file = "sample.expected.json")
# svyby says the same of the domains.
by <- svyby(~peers, ~kind, design, svymean, na.rm = TRUE)
stopifnot(all.equal(unname(coef(by)), sapply(sort(unique(data$kind)), function(k) unname(coef(svymean(~peers, subset(design, kind == k), na.rm = TRUE)))),
  check.attributes = FALSE))
