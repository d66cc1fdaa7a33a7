package org.marrow.workbench.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;
import org.marrow.workbench.rules.StudyRules;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** YAML text as entries that know their lines. No tags, no classes, no anchors. */
final class YamlFile {
  private static final int MOST_CHARACTERS = 1_000_000;

  private final String source;
  private final Findings findings;

  private YamlFile(String source, Findings findings) {
    this.source = source;
    this.findings = findings;
  }

  /** The file's top section; empty after a fault that leaves nothing to check. */
  static Optional<Entry.Mapping> read(String source, String text, Findings findings) {
    return new YamlFile(source, findings).read(text);
  }

  private Optional<Entry.Mapping> read(String text) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(source).setCodePointLimit(MOST_CHARACTERS).build();
    try {
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isPresent() && entry(root.get()) instanceof Entry.Mapping mapping) {
        return Optional.of(mapping);
      }
      findings.add(
          StudyRules.NOT_YAML.at(Where.in(source), "the file has no keys at its top level"));
    } catch (MarkedYamlEngineException e) {
      long line = e.getProblemMark().map(mark -> mark.getLine() + 1L).orElse(1L);
      findings.add(StudyRules.NOT_YAML.at(Where.in(source).line(line), e.getProblem()));
    } catch (YamlEngineException e) {
      findings.add(StudyRules.NOT_YAML.at(Where.in(source), String.valueOf(e.getMessage())));
    }
    return Optional.empty();
  }

  private static long line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1L).orElse(1L);
  }

  private Entry entry(Node node) {
    long line = line(node);
    if (node.getAnchor().isPresent()) {
      // An anchor can stand for itself or for thousands of copies; a study file needs none.
      findings.add(
          StudyRules.NOT_YAML.at(
              Where.in(source).line(line),
              "anchors (&name) are not used in study files",
              "Write the value out where it is needed."));
      return new Entry.Scalar(line, "");
    }
    return switch (node) {
      case MappingNode mapping -> mapping(mapping);
      case SequenceNode sequence -> {
        List<Entry> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(entry(item)));
        yield new Entry.Sequence(line, List.copyOf(items));
      }
      case ScalarNode scalar -> new Entry.Scalar(line, scalar.getValue());
      default -> new Entry.Scalar(line, "");
    };
  }

  private Entry.Mapping mapping(MappingNode node) {
    Map<String, Entry> values = new LinkedHashMap<>();
    Map<String, Long> lines = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      long line = line(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        findings.add(StudyRules.NOT_YAML.at(Where.in(source).line(line), "a key must be a word"));
        continue;
      }
      if (values.put(key.getValue(), entry(tuple.getValueNode())) != null) {
        findings.add(
            StudyRules.REPEATED_KEY.at(
                Where.in(source).line(line).column(key.getValue()),
                "the key stands on line " + lines.get(key.getValue()) + " already"));
      }
      lines.put(key.getValue(), line);
    }
    return new Entry.Mapping(line(node), values, lines);
  }
}
