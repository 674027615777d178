# Makes quantiles.expected.json: Rscript quantiles.R > quantiles.expected.json
suppressMessages(library(survey))

quantiles <- function(values, design, probabilities) {
  found <- svyquantile(~value, update(design, value = values), probabilities, qrule = "hf2")$value
  line <- function(p, row) sprintf('    "%d": {"estimate": %.15g, "se": %.15g, "low": %.15g, "high": %.15g}',
    round(100 * p), row[["quantile"]], row[["se"]], row[["ci.2.5"]], row[["ci.97.5"]])
  paste(mapply(function(p, at) line(p, found[at, ]), probabilities, seq_along(probabilities)), collapse = ",\n")
}

part <- function(name, values, design, probabilities) sprintf('  "%s": {\n%s\n  }', name, quantiles(values, design, probabilities))

tied <- data.frame(x = rep(1:4, c(2, 12, 4, 2)))
wide <- seq(0.1, 0.9, 0.1)
strata <- read.csv("apistrat.csv")
stratified <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strata)
clusters <- read.csv("apiclus1.csv")
clustered <- svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = clusters)

cat("{\n", sprintf('  "made_with": "%s, package survey %s, svyquantile with qrule hf2",\n', R.version.string, packageVersion("survey")),
  paste(c(
    part("ties", tied$x, svydesign(id = ~1, weights = ~rep(1, 20), data = tied), c(0.25, 0.5)),
    part("apistrat.api00", strata$api00, stratified, wide),
    # Hundreds, so that many schools share each value.
    part("apistrat.hundreds", 100 * floor(strata$api00 / 100), stratified, seq(0.2, 0.8, 0.1)),
    part("apistrat.enroll", strata$enroll, stratified, wide),
    part("apiclus1.api00", clusters$api00, clustered, wide),
    part("apiclus1.hundreds", 100 * floor(clusters$api00 / 100), clustered, seq(0.2, 0.8, 0.1)),
    part("apiclus1.enroll", clusters$enroll, clustered, wide)), collapse = ",\n"), "\n}\n", sep = "")
