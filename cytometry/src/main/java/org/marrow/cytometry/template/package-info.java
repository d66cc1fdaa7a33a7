/**
 * Automated gating that can be explained. {@link org.marrow.cytometry.template.TemplateGate} walks
 * the gates of a definition from the outside in; each threshold is found in the sample itself,
 * anchored to control tubes, and carries its source, its rivals and whether a person must look at
 * it. {@link org.marrow.cytometry.template.Explanation} says what the count hangs on.
 *
 * <pre>{@code
 * List<Step> steps = Step.path(definitions, definitions.find("m1-like-mouse-bmdm"));
 * Gated gated = TemplateGate.run(sample, controls, steps, TemplateSettings.standard());
 * gated.members().cardinality();
 * }</pre>
 *
 * Method: thresholds at density minima as in openCyto's mindensity (Finak 2014, PLoS Comput Biol
 * 10:e1003806); control percentiles as in Maecker and Trotter 2006, Cytometry A 69:1037.
 */
@NullMarked
package org.marrow.cytometry.template;

import org.jspecify.annotations.NullMarked;
