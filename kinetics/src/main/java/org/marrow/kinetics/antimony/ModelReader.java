package org.marrow.kinetics.antimony;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.antimony.grammar.AntimonyLexer;
import org.marrow.kinetics.antimony.grammar.AntimonyParser;
import org.marrow.kinetics.expression.BuiltinNames;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.model.Assignment;
import org.marrow.kinetics.model.Event;
import org.marrow.kinetics.model.KineticLaw;
import org.marrow.kinetics.model.Provenance;
import org.marrow.kinetics.model.Reaction;
import org.marrow.kinetics.model.Rule;
import org.marrow.kinetics.model.SpeciesReference;
import org.marrow.kinetics.model.UnitDefinition;
import org.marrow.kinetics.rules.KineticsRules;

/** Carries out the sentences of one model on its {@link Draft}. */
final class ModelReader {
  private static final int MOST_THINGS = 1_000_000;
  private static final Set<String> MODEL_UNITS =
      Set.of("substance", "volume", "area", "length", "time_unit", "extent");
  private final Draft draft;
  private final Map<String, Draft> models;
  private final CommonTokenStream tokens;
  private final SyntaxErrors errors;
  private final List<Finding> findings;
  private final String source;
  private final ExpressionReader expressions;
  private final Set<String> submodels = new LinkedHashSet<>();

  ModelReader(
      Draft draft,
      Map<String, Draft> models,
      CommonTokenStream tokens,
      SyntaxErrors errors,
      List<Finding> findings,
      String source) {
    this.draft = draft;
    this.models = models;
    this.tokens = tokens;
    this.errors = errors;
    this.findings = findings;
    this.source = source;
    expressions = new ExpressionReader(errors);
  }

  void read(AntimonyParser.StatementContext context) {
    switch (context.getChild(0)) {
      case AntimonyParser.DeclarationContext c -> declaration(c);
      case AntimonyParser.ReactionContext c -> reaction(c);
      case AntimonyParser.EventContext c -> event(c);
      case AntimonyParser.AlgebraicContext c -> algebraic(c);
      case AntimonyParser.InitialValueContext c -> initialValue(c);
      case AntimonyParser.AssignmentRuleContext c -> {
        Thing thing = thing(c.name());
        thing.boundary |= c.DOLLAR() != null;
        rule(new Rule.AssignmentRule(id(c.name()), expressions.read(c.expression())));
      }
      case AntimonyParser.RateRuleContext c -> {
        Thing thing = thing(c.name());
        thing.boundary |= c.DOLLAR() != null;
        rule(new Rule.RateRule(id(c.name()), expressions.read(c.expression())));
      }
      case AntimonyParser.PlacementContext c -> placement(c);
      case AntimonyParser.UnitDefinitionContext c -> unit(c);
      case AntimonyParser.UnitOfContext c -> {
        Thing thing = thing(c.name());
        thing.unit = Optional.of(c.ID().getText());
        comment(c, thing);
      }
      case AntimonyParser.NamingContext c -> naming(c);
      case AntimonyParser.DeletionContext c -> deletion(c);
      case AntimonyParser.SubmodelContext c -> submodel(c);
      case AntimonyParser.AnnotationContext c ->
          ignored(c, "annotation of " + (c.MODEL() == null ? c.name(0).getText() : "the model"));
      case AntimonyParser.ImportingContext c ->
          errors.add(c.getStart(), "import is not supported: put the models into one text");
      default -> errors.add(context.getStart(), "this sentence is not supported");
    }
  }

  /** Checks what only the whole model tells. */
  void finish() {
    for (String name : draft.face) {
      draft.thing(name, 0);
    }
  }

  private Thing thing(AntimonyParser.NameContext name) {
    Token start = name.getStart();
    String id = id(name);
    if (BuiltinNames.isReserved(id)) {
      errors.add(start, "\"" + id + "\" is a word of the notation and cannot be a name");
    }
    if (draft.things.size() > MOST_THINGS) {
      errors.add(start, "more than " + MOST_THINGS + " names");
      errors.throwIfAny();
    }
    return draft.thing(id, start.getLine());
  }

  private static String id(AntimonyParser.NameContext name) {
    return ExpressionReader.id(name);
  }

  private void declaration(AntimonyParser.DeclarationContext context) {
    for (AntimonyParser.DeclaredContext declared : context.declared()) {
      Thing thing = thing(declared.name(0));
      for (AntimonyParser.KindContext kind : context.kind()) {
        switch (kind.getStart().getType()) {
          case AntimonyLexer.SPECIES -> thing.kind = Thing.Kind.SPECIES;
          case AntimonyLexer.COMPARTMENT -> thing.kind = Thing.Kind.COMPARTMENT;
          case AntimonyLexer.FORMULA -> thing.kind = Thing.Kind.PARAMETER;
          case AntimonyLexer.CONST -> thing.constant = true;
          case AntimonyLexer.VAR -> thing.variable = true;
          default -> {
            thing.kind = Thing.Kind.SPECIES;
            thing.substanceOnly = true;
          }
        }
      }
      thing.boundary |= declared.DOLLAR() != null;
      if (declared.name().size() > 1) {
        place(thing, declared.name(1));
      }
      if (declared.BECOMES() != null) {
        rule(
            new Rule.AssignmentRule(id(declared.name(0)), expressions.read(declared.expression())));
      } else if (declared.expression() != null) {
        thing.value = Optional.of(expressions.read(declared.expression()));
      }
      if (context.declared().size() == 1) {
        comment(context, thing);
      }
    }
  }

  private void place(Thing thing, AntimonyParser.NameContext compartment) {
    thing(compartment).kind = Thing.Kind.COMPARTMENT;
    thing.compartment = Optional.of(id(compartment));
  }

  private void placement(AntimonyParser.PlacementContext context) {
    String id = id(context.name(0));
    if (draft.isReactionOrEvent(id)) {
      thing(context.name(1)).kind = Thing.Kind.COMPARTMENT;
      draft.reactions.replaceAll(
          r -> r.id().equals(id) ? in(r, Optional.of(id(context.name(1)))) : r);
      return;
    }
    Thing thing = thing(context.name(0));
    thing.boundary |= context.DOLLAR() != null;
    place(thing, context.name(1));
    comment(context, thing);
  }

  private static Reaction in(Reaction r, Optional<String> compartment) {
    return new Reaction(
        r.id(),
        r.name(),
        r.reversible(),
        r.reactants(),
        r.products(),
        r.modifiers(),
        r.law(),
        compartment);
  }

  private void initialValue(AntimonyParser.InitialValueContext context) {
    AntimonyParser.NameContext name = context.name(0);
    String last = name.ID(name.ID().size() - 1).getText();
    if (last.equals("sboTerm")) {
      ignored(context, "SBO term of " + name.ID(0).getText());
      return;
    }
    if (context.SBO() != null) {
      errors.add(context.SBO().getSymbol(), "an SBO term is written name.sboTerm = SBO:0000001");
      return;
    }
    Thing thing = thing(name);
    thing.boundary |= context.DOLLAR() != null;
    if (context.name().size() > 1) {
      place(thing, context.name(1));
    }
    thing.value = Optional.of(expressions.read(context.expression()));
    comment(context, thing);
  }

  private void ignored(ParserRuleContext context, String what) {
    findings.add(
        KineticsRules.IGNORED.at(
            Where.in(source).line(context.getStart().getLine()), what + " was left out"));
  }

  private void rule(Rule rule) {
    draft.rules.add(rule);
  }

  private void algebraic(AntimonyParser.AlgebraicContext context) {
    if (Double.parseDouble(context.NUMBER().getText()) != 0) {
      errors.add(context.getStart(), "an algebraic rule is written 0 = expression");
    }
    rule(new Rule.AlgebraicRule(expressions.read(context.expression())));
  }

  private String freshId(String stem) {
    int n = 0;
    while (draft.has(stem + n)) {
      n++;
    }
    return stem + n;
  }

  private void define(String id, Token at) {
    if (draft.isReactionOrEvent(id)) {
      errors.add(at, "the name " + id + " is given twice");
    }
    draft.lines.putIfAbsent(id, at.getLine());
  }

  private void reaction(AntimonyParser.ReactionContext context) {
    if (context.arrow().INTERACTION() != null) {
      errors.add(
          context.arrow().getStart(),
          "interactions (-|) are not supported: write the effect into the rate");
      return;
    }
    String id = context.name().isEmpty() ? freshId("_J") : id(context.name(0));
    define(id, context.getStart());
    List<SpeciesReference> reactants = side(context.side(0));
    List<SpeciesReference> products = side(context.side(1));
    Optional<KineticLaw> law =
        Optional.ofNullable(context.expression())
            .map(e -> new KineticLaw(expressions.read(e), List.of()));
    Optional<String> compartment = Optional.empty();
    if (context.name().size() > 1) {
      thing(context.name(1)).kind = Thing.Kind.COMPARTMENT;
      compartment = Optional.of(id(context.name(1)));
    }
    boolean reversible = context.arrow().REVERSIBLE() != null;
    draft.reactions.add(
        new Reaction(
            id, Optional.empty(), reversible, reactants, products, List.of(), law, compartment));
  }

  private List<SpeciesReference> side(AntimonyParser.SideContext context) {
    List<SpeciesReference> side = new ArrayList<>();
    for (AntimonyParser.ParticipantContext participant : context.participant()) {
      AntimonyParser.NameContext species = participant.name(participant.name().size() - 1);
      Thing thing = thing(species);
      thing.kind = Thing.Kind.SPECIES;
      thing.boundary |= participant.DOLLAR() != null;
      Optional<String> stoichiometry = Optional.empty();
      OptionalDouble number = OptionalDouble.of(1);
      if (participant.NUMBER() != null) {
        number = OptionalDouble.of(Double.parseDouble(participant.NUMBER().getText()));
      } else if (participant.name().size() > 1) {
        thing(participant.name(0)).kind = Thing.Kind.STOICHIOMETRY;
        stoichiometry = Optional.of(id(participant.name(0)));
        number = OptionalDouble.empty();
      }
      side.add(new SpeciesReference(stoichiometry, id(species), number, true));
    }
    return side;
  }

  private void event(AntimonyParser.EventContext context) {
    int targets = context.EQUALS().size() - context.ID().size();
    String id = context.name().size() > targets ? id(context.name(0)) : freshId("_E");
    define(id, context.getStart());
    List<Expression> all = context.expression().stream().map(expressions::read).toList();
    int next = 0;
    Optional<Expression> delay = Optional.empty();
    if (context.AFTER() != null) {
      delay = Optional.of(all.get(next++));
    }
    Expression trigger = all.get(next++);
    Map<String, Expression> options = new LinkedHashMap<>();
    for (int i = 0; i < context.ID().size(); i++) {
      String option = context.ID(i).getText();
      if (!Set.of("priority", "t0", "persistent", "fromTrigger").contains(option)) {
        errors.add(
            context.ID(i).getSymbol(),
            "unknown option " + option + ", expected priority, t0, persistent or fromTrigger");
      }
      options.put(option, all.get(next++));
    }
    List<Assignment> assignments = new ArrayList<>();
    int firstTarget = context.name().size() - targets;
    for (int i = 0; i < targets; i++) {
      AntimonyParser.NameContext target = context.name(firstTarget + i);
      thing(target);
      assignments.add(new Assignment(id(target), all.get(next++)));
    }
    draft.events.add(
        new Event(
            id,
            Optional.empty(),
            trigger,
            flag(options, "t0", true, context),
            flag(options, "persistent", true, context),
            delay,
            Optional.ofNullable(options.get("priority")),
            flag(options, "fromTrigger", true, context),
            assignments));
  }

  private boolean flag(
      Map<String, Expression> options, String key, boolean usual, ParserRuleContext context) {
    Expression value = options.get(key);
    if (value == null) {
      return usual;
    }
    if (value instanceof Expression.Truth(boolean truth)) {
      return truth;
    }
    errors.add(context.getStart(), key + " must be true or false");
    return usual;
  }

  private void unit(AntimonyParser.UnitDefinitionContext context) {
    String id = context.ID().getText();
    List<UnitDefinition.Factor> factors = new UnitReader(draft.units).read(context.unitProduct());
    String text = context.unitProduct().getText();
    if (MODEL_UNITS.contains(id)) {
      boolean single = text.matches("[a-zA-Z_][a-zA-Z0-9_]*");
      draft.modelUnits.put(id, single ? text : id);
      if (single) {
        return;
      }
    }
    draft.units.put(id, new UnitDefinition(id, Optional.empty(), factors));
  }

  private void naming(AntimonyParser.NamingContext context) {
    String id = id(context.name(0));
    if (context.STRING() == null) {
      String other = id(context.name(1));
      // The name in this model is kept, the one inside a submodel goes.
      boolean firstInside = context.name(0).ID().size() > 1;
      draft.unite(firstInside ? other : id, firstInside ? id : other);
      return;
    }
    String text = AntimonyWriter.unquoted(context.STRING().getText());
    Optional<String> name = Optional.of(text);
    UnitDefinition unit = draft.units.get(id);
    if (id.equals(draft.id)) {
      draft.name = name;
    } else if (draft.isReactionOrEvent(id)) {
      draft.reactions.replaceAll(r ->
          r.id().equals(id)
              ? new Reaction(
                  id,
                  name,
                  r.reversible(),
                  r.reactants(),
                  r.products(),
                  r.modifiers(),
                  r.law(),
                  r.compartment())
              : r);
      draft.events.replaceAll(e ->
          e.id().equals(id)
              ? new Event(
                  id,
                  name,
                  e.trigger(),
                  e.initialValue(),
                  e.persistent(),
                  e.delay(),
                  e.priority(),
                  e.valuesFromTriggerTime(),
                  e.assignments())
              : e);
    } else if (unit != null && !draft.things.containsKey(id)) {
      draft.units.put(id, new UnitDefinition(id, name, unit.factors()));
    } else {
      thing(context.name(0)).name = name;
    }
  }

  private void deletion(AntimonyParser.DeletionContext context) {
    String id = id(context.name());
    if (!draft.has(id)) {
      errors.add(context.getStart(), "there is no " + context.name().getText() + " to delete");
    }
    draft.delete(id);
  }

  private void submodel(AntimonyParser.SubmodelContext context) {
    String id = id(context.name());
    Token at = context.getStart();
    String modelId = context.ID(0).getText();
    Draft model = models.get(modelId);
    if (context.ID().size() > 1) {
      errors.add(
          context.ID(1).getSymbol(), context.ID(1).getText() + " of a submodel is not supported");
    }
    if (model == null) {
      errors.add(at, "there is no model " + modelId + " above this line");
      return;
    }
    if (draft.things.size() + model.things.size() > MOST_THINGS
        || draft.reactions.size() + model.reactions.size() > MOST_THINGS) {
      errors.add(at, "submodels make more than " + MOST_THINGS + " names");
      errors.throwIfAny();
    }
    if (!submodels.add(id)) {
      errors.add(at, "the name " + id + " is given twice");
    }
    draft.merge(model, name -> id + "__" + name, at.getLine());
    List<Expression> arguments = context.expression().stream().map(expressions::read).toList();
    if (arguments.size() > model.face.size()) {
      errors.add(at, modelId + " takes " + model.face.size() + " arguments");
      return;
    }
    for (int i = 0; i < arguments.size(); i++) {
      String inner = id + "__" + model.face.get(i);
      if (arguments.get(i) instanceof Expression.Symbol(String outer)) {
        draft.thing(outer, at.getLine());
        draft.unite(outer, inner);
      } else {
        draft.thing(inner, at.getLine()).value = Optional.of(arguments.get(i));
      }
    }
  }

  /** The structured comment at the end of a sentence's line, past its semicolon. */
  private void comment(ParserRuleContext context, Thing thing) {
    int index = context.getStop().getTokenIndex();
    int line = context.getStop().getLine();
    for (int i = index + 1; i < tokens.size() && tokens.get(i).getLine() == line; i++) {
      Token token = tokens.get(i);
      if (token.getType() == AntimonyLexer.COMMENT) {
        Provenance provenance = ProvenanceComment.read(token.getText());
        if (!provenance.equals(Provenance.NONE)) {
          thing.provenance = provenance;
        }
        return;
      }
      if (token.getType() != AntimonyLexer.SEMICOLON) {
        return;
      }
    }
  }
}
