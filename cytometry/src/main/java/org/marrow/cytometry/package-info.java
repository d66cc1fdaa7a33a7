/**
 * Cytometry: from an FCS file to counts one can sign. Knows no myeloma.
 *
 * <ul>
 *   <li>{@code fcs}: reads and writes FCS 2.0 to 3.2, LMD and event tables ({@code FcsReader},
 *       {@code Sample}, {@code ConformanceReport}).
 *   <li>{@code transform}: compensation, the scales of Gating-ML 2.0, panel names.
 *   <li>{@code gating}: gates, trees of gates, Gating-ML 2.0 in and out.
 *   <li>{@code quality}: drift, clogs, margin events, doublets, viability, haemodilution.
 *   <li>{@code definition}: named, versioned cell definitions ({@code Definition}).
 *   <li>{@code template}: automated gating of a definition with thresholds anchored to controls.
 *   <li>{@code cluster}: a self-organising map as an independent check of the template.
 *   <li>{@code count}: k of N with exact intervals and limits of detection ({@code Count}, {@code
 *       PairedChange}).
 * </ul>
 *
 * The rules that its findings name are constants of {@link org.marrow.cytometry.FcsRules}, {@link
 * org.marrow.cytometry.SignalRules} and {@link org.marrow.cytometry.CytometryRules}; {@code
 * CytometryRules.all()} lists them all.
 */
@NullMarked
package org.marrow.cytometry;

import org.jspecify.annotations.NullMarked;
