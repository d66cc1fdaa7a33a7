package org.marrow.kinetics.simulation;

/**
 * What came of a population's run.
 *
 * @param patients patients run so far, the failed ones among them
 * @param failed patients whose run did not reach its end
 * @param steps accepted steps of those run now
 * @param finished whether all patients were run; false after a cancel
 */
public record Summary(long patients, long failed, long steps, boolean finished) {}
