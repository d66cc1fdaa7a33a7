# One task in a fresh R on the file that SurvivalBenchmark made. Usage: Rscript survival.R TASK ROWS FILE
a <- commandArgs(TRUE); n <- as.integer(a[2])
suppressMessages(library(survival))
m <- matrix(readBin(a[3], "double", n * 12, endian = "little"), n, 12)
d <- as.data.frame(m); names(d) <- c("time", "event", paste0("x", 1:10))
x <- m[, 3:12]; y <- Surv(d$time, d$event)
f <- as.formula(paste("Surv(time, event) ~", paste0("x", 1:10, collapse = " + ")))
if (a[1] != "coxfit") x <- NULL
rm(m); invisible(gc())
t <- system.time(r <- switch(a[1],
  coxph = { k <- coxph(f, d); sprintf("%.9f %.9f %.6f", k$loglik[2], k$concordance[["concordance"]], k$residuals[[1]]) },
  coxfit = { k <- survival:::coxph.fit(x, y, NULL, NULL, NULL, coxph.control(), NULL, "efron", NULL, resid = FALSE); sprintf("%.9f", k$loglik[2]) },
  concordance = sprintf("%.9f", concordance(Surv(time, event) ~ x1, d, reverse = TRUE)$concordance),
  optimism = { set.seed(1); o <- 0
    for (b in 1:1000) { s <- d[sample.int(n, n, TRUE), ]; k <- coxph(f, s)
      o <- o + concordance(Surv(time, event) ~ predict(k, s), s, reverse = TRUE)$concordance -
        concordance(Surv(time, event) ~ predict(k, d), d, reverse = TRUE)$concordance }
    sprintf("%.3f", o / 1000) }))
h <- as.numeric(gsub("[^0-9]", "", grep("VmHWM", readLines("/proc/self/status"), value = TRUE))) / 1024
cat(a[1], sprintf("%.3f %.0f", t[["user.self"]] + t[["sys.self"]], h), r, "\n")
