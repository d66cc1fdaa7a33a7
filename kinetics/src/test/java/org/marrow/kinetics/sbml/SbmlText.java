package org.marrow.kinetics.sbml;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.kinetics.model.Network;

/** Small documents for tests. */
final class SbmlText {
  private SbmlText() {}

  /** A Level 3 Version 2 document around the content of its model. */
  static String levelThree(String content) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <sbml xmlns="http://www.sbml.org/sbml/level3/version2/core" level="3" version="2">
    <model id="m">
    %s
    </model>
    </sbml>
    """
        .formatted(content);
  }

  /** A Level 3 document with the comp package: main model, then model definitions. */
  static String hierarchical(String main, String definitions) {
    return """
    <sbml xmlns="http://www.sbml.org/sbml/level3/version2/core" level="3" version="2"
      xmlns:comp="http://www.sbml.org/sbml/level3/version1/comp/version1" comp:required="true">
    <model id="main">
    %s
    </model>
    <comp:listOfModelDefinitions>
    %s
    </comp:listOfModelDefinitions>
    </sbml>
    """
        .formatted(main, definitions);
  }

  static String math(String content) {
    return "<math xmlns=\"http://www.w3.org/1998/Math/MathML\">" + content + "</math>";
  }

  static Network read(String text) {
    return SbmlReader.read(text.getBytes(StandardCharsets.UTF_8), "model.xml", SbmlSource.NONE);
  }

  static List<Finding> faults(String text) {
    try {
      read(text);
    } catch (InvalidInput e) {
      return e.findings();
    }
    return Assertions.fail("the document was accepted");
  }
}
