package org.marrow.survival.formula;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs R's survival on tables that a test made, or skips the test where R is not installed. */
final class AgainstR {
  private static final String SCRIPT =
      """
      options(warn=-1, digits=17)
      suppressMessages(library(survival)); library(splines)
      rcs <- function(x, k) {  # Harrell's basis, written out
        p <- list(NULL, NULL, c(.1,.5,.9), c(.05,.35,.65,.95), c(.05,.275,.5,.725,.95))[[k]]
        q <- quantile(x, p, na.rm=TRUE, names=FALSE); n <- sum(!is.na(x))
        if (n < 100) { s <- sort(x); q[1] <- s[5]; q[k] <- s[n-4] }
        cube <- function(v) pmax(v, 0)^3
        b <- sapply(seq_len(k-2), function(j) (cube(x-q[j]) - cube(x-q[k-1])*(q[k]-q[j])/(q[k]-q[k-1])
          + cube(x-q[k])*(q[k-1]-q[j])/(q[k]-q[k-1]))/(q[k]-q[1])^2)
        cbind(x, b)
      }
      jobs <- read.delim("jobs.tsv", quote="", stringsAsFactors=FALSE)
      show <- function(id, key, v) cat(id, key, sprintf("%.17g", as.numeric(v)), "\\n", sep="\\t")
      for (i in seq_len(nrow(jobs))) {
        d <- read.csv(jobs$file[i]); id <- jobs$id[i]
        d$.w <- if (jobs$weights[i] == "") rep(1, nrow(d)) else d[[jobs$weights[i]]]
        f <- if (jobs$weights[i] == "") coxph(as.formula(jobs$formula[i]), d, ties=jobs$ties[i], x=TRUE)
             else coxph(as.formula(jobs$formula[i]), d, ties=jobs$ties[i], weights=.w, x=TRUE)
        k <- !is.na(coef(f))
        show(id, "coef", coef(f)[k]); show(id, "se", sqrt(diag(as.matrix(f$var)))[k])
        show(id, "loglik", f$loglik); show(id, "score", f$score); show(id, "wald", f$wald.test)
        show(id, "n", f$n); show(id, "iter", f$iter)
        if (jobs$ties[i] != "exact") {
          show(id, "martingale", residuals(f, "martingale"))
          show(id, "scoreResiduals", t(as.matrix(residuals(f, "score"))[, k, drop=FALSE]))
          z <- tryCatch(cox.zph(f, transform=jobs$transform[i], terms=FALSE)$table, error=function(e) NULL)
          if (!is.null(z)) show(id, "zph", z[, 1])
        }
        if (!grepl("offset", jobs$formula[i])) {
          show(id, "concordance", f$concordance[["concordance"]])
          show(id, "concordanceSe", f$concordance[["std"]])
        }
        if (jobs$ties[i] != "exact" && !grepl("strata|offset|rcs|:|\\\\*", jobs$formula[i])) {
          s <- tryCatch(survfit(f, newdata=d[1, , drop=FALSE]), error=function(e) NULL)
          if (!is.null(s)) { show(id, "survival", s$surv); show(id, "upper", s$upper); show(id, "lower", s$lower) }
        }
      }
      """;

  /** A model to fit to a file of the folder. */
  record Job(
      String id, String file, String formula, String ties, String weights, String transform) {}

  private AgainstR() {}

  /** R's numbers: of each job, by key. */
  static Map<String, Map<String, double[]>> run(Path folder, List<Job> jobs)
      throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    lines.add("id\tfile\tformula\tties\tweights\ttransform");
    for (Job job : jobs) {
      lines.add(
          String.join("\t", job.id, job.file, job.formula, job.ties, job.weights, job.transform));
    }
    Files.write(folder.resolve("jobs.tsv"), lines);
    Files.writeString(folder.resolve("run.R"), SCRIPT);
    Path out = folder.resolve("out.tsv");
    Process process;
    try {
      ProcessBuilder builder =
          new ProcessBuilder("Rscript", "run.R")
              .directory(folder.toFile())
              .redirectError(folder.resolve("err.txt").toFile())
              .redirectOutput(out.toFile());
      builder.environment().put("LC_ALL", "C.UTF-8");
      process = builder.start();
    } catch (IOException e) {
      Assumptions.abort("R is not installed: " + e.getMessage());
      throw e;
    }
    if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      String error = Files.readString(folder.resolve("err.txt"), StandardCharsets.UTF_8);
      Assumptions.assumeFalse(
          error.contains("no package called"), "R has no package survival: " + error);
      throw new IllegalStateException("R failed: " + error);
    }
    Map<String, Map<String, double[]>> result = new LinkedHashMap<>();
    for (String line : Files.readAllLines(out)) {
      String[] parts = line.split("\t");
      double[] values = new double[parts.length - 2];
      for (int i = 2; i < parts.length; i++) {
        String text = parts[i].strip();
        values[i - 2] =
            switch (text.toUpperCase(Locale.ROOT)) {
              case "NA", "NAN" -> Double.NaN;
              case "INF" -> Double.POSITIVE_INFINITY;
              default -> Double.parseDouble(text);
            };
      }
      result.computeIfAbsent(parts[0], k -> new LinkedHashMap<>()).put(parts[1], values);
    }
    return result;
  }
}
