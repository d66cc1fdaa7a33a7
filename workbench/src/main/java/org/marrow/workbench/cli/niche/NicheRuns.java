package org.marrow.workbench.cli.niche;

import org.marrow.foundation.table.Table;
import org.marrow.workbench.figure.Figure;

/**
 * What simulated arms have to say.
 *
 * @param result what {@code --json} prints
 * @param text for people
 * @param courses every course, one row an arm and time
 * @param figure the courses as a picture
 */
record NicheRuns(Object result, String text, Table courses, Figure figure) {}
