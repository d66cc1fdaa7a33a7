package org.marrow.survival.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.findings.Rule;

class SurvivalRulesTest {
  @Test
  void everyRuleConstantIsListedOnceUnderItsOwnId() {
    long constants =
        Arrays.stream(SurvivalRules.class.getFields())
            .filter(f -> Modifier.isStatic(f.getModifiers()) && f.getType() == Rule.class)
            .count();
    assertThat(SurvivalRules.all()).extracting(Rule::id).doesNotHaveDuplicates();
    assertThat(SurvivalRules.all().size()).isGreaterThanOrEqualTo((int) constants);
    assertThat(SurvivalRules.all()).extracting(Rule::id).allMatch(id -> id.startsWith("survival/"));
  }
}
