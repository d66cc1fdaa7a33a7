package org.marrow.kinetics.sbml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.kinetics.antimony.Antimony;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.model.Compartment;
import org.marrow.kinetics.model.Event;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Parameter;
import org.marrow.kinetics.model.RandomNetworks;
import org.marrow.kinetics.model.Reaction;
import org.marrow.kinetics.model.Rule;
import org.marrow.kinetics.model.Species;
import org.marrow.kinetics.model.SpeciesReference;
import org.sbml.jsbml.ASTNode;
import org.sbml.jsbml.Model;
import org.sbml.jsbml.SBMLDocument;
import org.sbml.jsbml.SBMLReader;

/** JSBML, which others wrote, reads the same from a document as Marrow meant or read. */
class JsbmlWitnessTest {
  /** One case in so many of the test suite. */
  private static final int SHARE = 12;

  /**
   * Complaints that JSBML's validator makes of correct documents: a logarithm whose base is the
   * default 10 (10218), a rate rule of a stoichiometry, which it counts as an equation too many
   * (10601).
   */
  private static final Set<Integer> MISTAKEN = Set.of(10218, 10601);

  @Test
  void theShippedModelsAreReadAsTheyWereMeant() throws IOException, XMLStreamException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(Path.of("../models"))) {
      files = all.filter(f -> f.toString().endsWith(".ant")).sorted().toList();
    }
    int compared = 0;
    for (Path file : files) {
      // Rivals are pieces that are joined to a niche, no models of their own.
      if (!file.toString().contains("rivals")) {
        compare(Antimony.read(file).network());
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(10);
  }

  @Test
  void submodelsEventsRulesAndUnitsOfAntimonyAreReadAsTheyWereMeant() throws XMLStreamException {
    compare(
        Antimony.read(
                """
                unit per_day = 1 / day
                unit day = 86400 second
                unit time_unit = day
                function hill(x, h, n)
                  x^n / (h^n + x^n)
                end
                model part(s, k)
                  J: s -> ; k * s
                  E: at 2 after (s < 3), priority = 4, t0 = false, persistent = false: s = 5
                end
                model *whole()
                  compartment c = 2, nucleus = 0.5
                  species A in c = 10, $B in nucleus = 1
                  substanceOnly species N in c = 7
                  k = 0.1 per_day
                  dose = 3 mg
                  first: part(A, k)
                  second: part(N, 0.3)
                  grow: n A + 2 B => 3 N; k * hill(A, 3, 2.5) * sqrt(N) * log10(1 + N)
                  n = 2; n' = 0.01
                  y := piecewise(1, time < 2 && A > 3, -2.5e-7, time >= 4, avogadro / 1e23)
                  z' = rateOf(A) + max(A, B, 2) - log(2, 3 + A) + root(3, A)
                  z = exp(1) * 2
                end
                """,
                "whole.ant")
            .network());
  }

  @Test
  void randomNetworksAreReadAsTheyWereMeant() throws XMLStreamException {
    for (int seed = 0; seed < 60; seed++) {
      compare(RandomNetworks.network(seed));
    }
  }

  @Test
  void casesOfTheTestSuiteAreReadAsJsbmlReadsThem() throws IOException, XMLStreamException {
    Path suite = Path.of("../../shared/suites/sbml-test-suite.zip");
    Assumptions.assumeTrue(Files.exists(suite), "the SBML Test Suite is not beside the project");
    int compared = 0;
    try (ZipFile zip = new ZipFile(suite.toFile())) {
      List<? extends ZipEntry> entries =
          zip.stream()
              .filter(e -> e.getName().matches(".*semantic/.*-sbml-l3v2\\.xml"))
              .sorted((a, b) -> a.getName().compareTo(b.getName()))
              .toList();
      for (int i = 0; i < entries.size(); i += SHARE) {
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entries.get(i))) {
          bytes = in.readAllBytes();
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.contains("comp:required")) {
          continue; // Merged by Marrow, left apart by JSBML.
        }
        Network network;
        try {
          network = SbmlReader.read(bytes, entries.get(i).getName(), name -> Optional.empty());
        } catch (InvalidInput refused) {
          continue; // The test of the suite counts these.
        }
        assertThat(lines(document(text).getModel()))
            .as(entries.get(i).getName())
            .isEqualTo(lines(network));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(100);
  }

  private static SBMLDocument document(String text) throws XMLStreamException {
    return new SBMLReader().readSBMLFromString(text);
  }

  private static void compare(Network network) throws XMLStreamException {
    SBMLDocument document = document(SbmlWriter.write(network));
    assertThat(document.getLevel()).isEqualTo(3);
    assertThat(document.getVersion()).isEqualTo(2);
    assertThat(lines(document.getModel())).as(network.id()).isEqualTo(lines(network));
    document.checkConsistencyOffline();
    assertThat(document.getListOfErrors().getValidationErrors())
        .filteredOn(e -> (e.isError() || e.isFatal()) && !MISTAKEN.contains(e.getCode()))
        .as(network.id())
        .extracting(e -> e.getCode() + ": " + e.getMessage())
        .isEmpty();
  }

  /** What a network says, a line for each thing. */
  private static List<String> lines(Network network) {
    List<String> lines = new ArrayList<>();
    network
        .functions()
        .forEach(f -> lines.add(line("function", f.id(), f.arguments(), Jsbml.plain(f.body()))));
    for (Compartment c : network.compartments()) {
      lines.add(line("compartment", c.id(), number(c.size()), c.unit().orElse(""), c.constant()));
    }
    for (Species s : network.species()) {
      lines.add(
          line(
              "species",
              s.id(),
              s.compartment(),
              number(s.initialAmount()),
              number(s.initialConcentration()),
              s.substanceUnit().orElse(""),
              s.hasOnlySubstanceUnits(),
              s.boundary(),
              s.constant(),
              s.conversionFactor().orElse("")));
    }
    for (Parameter p : network.parameters()) {
      lines.add(line("parameter", p.id(), number(p.value()), p.unit().orElse(""), p.constant()));
    }
    network
        .initialAssignments()
        .forEach(a -> lines.add(line("start", a.id(), Jsbml.plain(a.value()))));
    for (Rule rule : network.rules()) {
      Expression math = Jsbml.plain(rule.math());
      lines.add(
          switch (rule) {
            case Rule.AssignmentRule r -> line("is", r.variable(), math);
            case Rule.RateRule r -> line("changes by", r.variable(), math);
            case Rule.AlgebraicRule r -> line("zero", math);
          });
    }
    for (Reaction r : network.reactions()) {
      lines.add(line("reaction", r.id(), r.reversible(), r.modifiers()));
      r.reactants().forEach(s -> lines.add(reference("reactant", s)));
      r.products().forEach(s -> lines.add(reference("product", s)));
      r.law()
          .ifPresent(law -> {
            lines.add(line("law", Jsbml.plain(law.rate())));
            law.locals().forEach(p -> lines.add(line("local", p.id(), number(p.value()))));
          });
    }
    for (Event e : network.events()) {
      lines.add(
          line(
              "event",
              Jsbml.plain(e.trigger()),
              e.initialValue(),
              e.persistent(),
              e.valuesFromTriggerTime(),
              e.delay().map(Jsbml::plain),
              e.priority().map(Jsbml::plain)));
      e.assignments().forEach(a -> lines.add(line("sets", a.id(), Jsbml.plain(a.value()))));
    }
    return lines;
  }

  private static String reference(String kind, SpeciesReference s) {
    return line(kind, s.species(), number(s.stoichiometry()), s.id().orElse(""), s.constant());
  }

  /** What JSBML's model says, in the same words. */
  private static List<String> lines(Model model) {
    List<String> lines = new ArrayList<>();
    model
        .getListOfFunctionDefinitions()
        .forEach(f -> {
          List<String> arguments = new ArrayList<>();
          for (int i = 0; i < f.getArgumentCount(); i++) {
            arguments.add(f.getArgument(i).getName());
          }
          lines.add(line("function", f.getId(), arguments, Jsbml.expression(f.getBody())));
        });
    model
        .getListOfCompartments()
        .forEach(c ->
            lines.add(
                line(
                    "compartment", c.getId(), number(c.getSize()), c.getUnits(), c.getConstant())));
    model
        .getListOfSpecies()
        .forEach(s ->
            lines.add(
                line(
                    "species",
                    s.getId(),
                    s.getCompartment(),
                    number(s.isSetInitialAmount() ? s.getInitialAmount() : Double.NaN),
                    number(
                        s.isSetInitialConcentration() ? s.getInitialConcentration() : Double.NaN),
                    s.getSubstanceUnits(),
                    s.getHasOnlySubstanceUnits(),
                    s.getBoundaryCondition(),
                    s.getConstant(),
                    s.isSetConversionFactor() ? s.getConversionFactor() : "")));
    model
        .getListOfParameters()
        .forEach(p ->
            lines.add(
                line("parameter", p.getId(), number(p.getValue()), p.getUnits(), p.getConstant())));
    // What has no mathematics says nothing (L3V2), and Marrow leaves it out.
    model.getListOfInitialAssignments().stream()
        .filter(a -> a.isSetMath())
        .forEach(a -> lines.add(line("start", a.getVariable(), Jsbml.expression(a.getMath()))));
    model.getListOfRules().stream()
        .filter(r -> r.isSetMath())
        .forEach(r ->
            lines.add(
                switch (r) {
                  case org.sbml.jsbml.AssignmentRule a ->
                      line("is", a.getVariable(), Jsbml.expression(a.getMath()));
                  case org.sbml.jsbml.RateRule a ->
                      line("changes by", a.getVariable(), Jsbml.expression(a.getMath()));
                  default -> line("zero", Jsbml.expression(r.getMath()));
                }));
    model
        .getListOfReactions()
        .forEach(r -> {
          List<String> modifiers = new ArrayList<>();
          r.getListOfModifiers().forEach(m -> modifiers.add(m.getSpecies()));
          lines.add(line("reaction", r.getId(), r.getReversible(), modifiers));
          r.getListOfReactants().forEach(s -> lines.add(reference("reactant", s)));
          r.getListOfProducts().forEach(s -> lines.add(reference("product", s)));
          if (r.isSetKineticLaw() && r.getKineticLaw().isSetMath()) {
            lines.add(line("law", Jsbml.expression(r.getKineticLaw().getMath())));
            r.getKineticLaw()
                .getListOfLocalParameters()
                .forEach(p -> lines.add(line("local", p.getId(), number(p.getValue()))));
          }
        });
    model.getListOfEvents().stream()
        .filter(e -> e.isSetTrigger())
        .forEach(e -> {
          lines.add(
              line(
                  "event",
                  Jsbml.expression(e.getTrigger().getMath()),
                  e.getTrigger().getInitialValue(),
                  e.getTrigger().getPersistent(),
                  e.getUseValuesFromTriggerTime(),
                  math(e.isSetDelay() ? e.getDelay().getMath() : null),
                  math(e.isSetPriority() ? e.getPriority().getMath() : null)));
          e.getListOfEventAssignments().stream()
              .filter(a -> a.isSetMath())
              .forEach(
                  a -> lines.add(line("sets", a.getVariable(), Jsbml.expression(a.getMath()))));
        });
    return lines;
  }

  private static String reference(String kind, org.sbml.jsbml.SpeciesReference s) {
    return line(
        kind,
        s.getSpecies(),
        number(s.isSetStoichiometry() ? s.getStoichiometry() : Double.NaN),
        s.getId(),
        s.getConstant());
  }

  private static Optional<Expression> math(@org.jspecify.annotations.Nullable ASTNode node) {
    return Optional.ofNullable(node).map(Jsbml::expression);
  }

  private static String number(OptionalDouble value) {
    return number(value.orElse(Double.NaN));
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "none" : Double.toString(value);
  }

  private static String line(Object... parts) {
    List<String> words = new ArrayList<>();
    for (Object part : parts) {
      words.add(String.format(Locale.ROOT, "%s", part));
    }
    return String.join(" ", words).strip();
  }
}
