package org.marrow.niche.experiment;

import org.marrow.kinetics.simulation.Trajectory;

/**
 * What an arm did in the simulation.
 *
 * @param arm the arm
 * @param m1Fold M1 macrophages on the read-out day over those of the vehicle arm
 * @param il1Fold interleukin-1beta on that day over that of the vehicle arm
 * @param ticShare share of TICs on that day
 * @param ticFold that share over the vehicle arm's
 * @param death day on which the burden reaches the lethal level; {@code NaN} when it does not
 * @param trajectory the whole course
 */
public record ArmResult(
    Arm arm,
    double m1Fold,
    double il1Fold,
    double ticShare,
    double ticFold,
    double death,
    Trajectory trajectory) {}
