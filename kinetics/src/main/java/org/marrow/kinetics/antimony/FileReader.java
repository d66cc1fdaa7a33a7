package org.marrow.kinetics.antimony;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.antimony.grammar.AntimonyParser;
import org.marrow.kinetics.expression.BuiltinNames;
import org.marrow.kinetics.model.FunctionDefinition;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.NetworkCheck;

/** Reads the models and functions of one text and chooses the one that is meant. */
final class FileReader {
  private static final String OUTSIDE = "main";
  private final String source;
  private final CommonTokenStream tokens;
  private final SyntaxErrors errors;
  private final Map<String, Draft> models = new LinkedHashMap<>();
  private final Map<String, FunctionDefinition> functions = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  FileReader(String source, CommonTokenStream tokens) {
    this.source = source;
    this.tokens = tokens;
    errors = new SyntaxErrors(source);
  }

  Antimony.Reading read(AntimonyParser.FileContext file) {
    Draft outside = new Draft(OUTSIDE, List.of());
    ModelReader outsideReader = reader(outside);
    Optional<Draft> starred = Optional.empty();
    Draft last = outside;
    for (AntimonyParser.ItemContext item : file.item()) {
      if (item.functionDefinition() != null) {
        function(item.functionDefinition());
      } else if (item.module() != null) {
        last = module(item.module(), outside);
        if (item.module().TIMES() != null) {
          starred = Optional.of(last);
        }
      } else if (item.statement() != null) {
        outsideReader.read(item.statement());
      }
    }
    boolean nothingOutside = outside.things.isEmpty() && outside.reactions.isEmpty();
    Draft chosen = starred.orElse(nothingOutside ? last : outside);
    errors.throwIfAny();
    Network network = new Assembly(chosen, List.copyOf(functions.values()), errors).network();
    errors.throwIfAny();
    for (Finding finding : NetworkCheck.check(network)) {
      findings.add(located(finding, source, chosen.lines));
    }
    return new Antimony.Reading(network, Antimony.withoutFaults(findings), source, chosen.lines);
  }

  private Draft module(AntimonyParser.ModuleContext context, Draft outside) {
    List<String> ids = context.ID().stream().map(TerminalNode::getText).toList();
    Draft draft = new Draft(ids.getFirst(), ids.subList(1, ids.size()));
    outside.units.forEach(draft.units::put);
    outside.modelUnits.forEach(draft.modelUnits::put);
    ModelReader reader = reader(draft);
    for (AntimonyParser.LineContext line : context.line()) {
      if (line.functionDefinition() != null) {
        function(line.functionDefinition());
      } else if (line.statement() != null) {
        reader.read(line.statement());
      }
    }
    reader.finish();
    if (models.put(draft.id, draft) != null) {
      errors.add(context.getStart(), "the model " + draft.id + " is defined twice");
    }
    return draft;
  }

  private ModelReader reader(Draft draft) {
    return new ModelReader(draft, models, tokens, errors, findings, source);
  }

  private void function(AntimonyParser.FunctionDefinitionContext context) {
    List<String> ids = context.ID().stream().map(TerminalNode::getText).toList();
    FunctionDefinition function =
        new FunctionDefinition(
            ids.getFirst(),
            Optional.empty(),
            ids.subList(1, ids.size()),
            new ExpressionReader(errors).read(context.expression()));
    if (BuiltinNames.isReserved(function.id()) || functions.put(function.id(), function) != null) {
      errors.add(context.getStart(), "the function " + function.id() + " is defined twice");
    }
  }

  static Finding located(Finding finding, String source, Map<String, Integer> lines) {
    Where where = Where.in(source);
    Optional<String> id = finding.where().column();
    if (id.isPresent()) {
      Integer line = lines.get(id.get());
      where = (line == null ? where : where.line(line)).column(id.get());
    }
    return new Finding(
        finding.rule(),
        finding.severity(),
        where,
        finding.what(),
        finding.remedy(),
        finding.reference());
  }
}
