/**
 * Pictures of patients in a trial, measured or virtual: {@link
 * org.marrow.workbench.figure.trial.Waterfall} of best responses, {@link
 * org.marrow.workbench.figure.trial.Swimmer} of courses, {@link
 * org.marrow.workbench.figure.trial.PredictiveCheck} of simulation against observation, {@link
 * org.marrow.workbench.figure.trial.Tornado} of sensitivities. Pure functions from data to a figure
 * with its table; colour is never the only cue.
 */
@NullMarked
package org.marrow.workbench.figure.trial;

import org.jspecify.annotations.NullMarked;
