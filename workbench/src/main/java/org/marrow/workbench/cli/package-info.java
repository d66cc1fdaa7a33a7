/**
 * The command line: {@link org.marrow.workbench.cli.Marrow} is the program, {@link
 * org.marrow.workbench.cli.Verb} the base of each command, {@link org.marrow.workbench.cli.Answer}
 * what a command has to say.
 *
 * <h2>How to add a command</h2>
 *
 * <ol>
 *   <li>Write a class in {@code org.marrow.workbench.cli.<room>} that extends {@link
 *       org.marrow.workbench.cli.Verb} and bears picocli's {@code @Command(name, description,
 *       footer)}; the footer is made of examples a user can copy.
 *   <li>Return an {@link org.marrow.workbench.cli.Answer}: the result as a record (printed with
 *       {@code --json}), the same as text for people, and the findings. Do not print yourself.
 *   <li>Add one line to {@code Marrow.VERBS}. If it simulates, add its name to the launcher's list
 *       of verbs that need the vector module.
 * </ol>
 *
 * <pre>{@code
 * @Command(name = "half-life", description = "Half-life of a rate.",
 *     footer = {"", "Examples:", "  marrow half-life 0.1 --json"})
 * public final class HalfLifeVerb extends Verb {
 *   @Parameters(description = "rate, per day") private double rate;
 *
 *   @Override protected Answer answer() {
 *     double days = Math.log(2) / rate;
 *     return Answer.of(new HalfLife(days), "half-life: " + days + " days");
 *   }
 * }
 * }</pre>
 *
 * <h2>Exit codes</h2>
 *
 * <p>They follow from the findings: 0 done; 3 done, but a finding of severity refusal says that
 * something asked for was not done; 2 bad input (a finding of severity fault, an {@code
 * InvalidInput}, a wrong command line, a file that is not there); 1 a defect of ours (any other
 * exception: one line, and the stack trace in a log file).
 *
 * <h2>JSON</h2>
 *
 * <p>{@code --json} prints one object on standard output: the fields of the answer's result, then
 * {@code findings} and the version under {@code marrow}. A result that is a list prints one object
 * a line (a file each, say), with findings of its own where there are any. {@link
 * org.marrow.workbench.json.Json} writes records with Jackson 3, keys in the order of the
 * components. Text for people and findings go to standard output and standard error; progress goes
 * to standard error, and only when that is a terminal.
 */
@NullMarked
package org.marrow.workbench.cli;

import org.jspecify.annotations.NullMarked;
