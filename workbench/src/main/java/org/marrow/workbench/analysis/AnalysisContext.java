package org.marrow.workbench.analysis;

import java.nio.file.Path;
import java.util.function.Function;
import org.marrow.foundation.random.Streams;
import org.marrow.workbench.cohort.Cohort;
import org.marrow.workbench.study.Study;

/**
 * What every analysis of a plan is given beside its own line.
 *
 * @param id short name for its files, unique in the report
 * @param study the study
 * @param cohort its patients
 * @param streams random numbers of this analysis alone
 * @param threads threads to use; never changes a result
 * @param find the file of a name in the study
 */
public record AnalysisContext(
    String id,
    Study study,
    Cohort cohort,
    Streams streams,
    int threads,
    Function<String, Path> find) {}
