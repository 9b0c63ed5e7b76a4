package dev.roster.discord.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MentionsTest {

  @Test
  void becomeTheCoresOwn() {
    assertThat(Mentions.read("<@12> <@!34>,a@b.test"))
        .isEqualTo("<@discord:12> <@discord:34> ,a@b.test");
    assertThat(Mentions.read("<@12><@34>")).isEqualTo("<@discord:12> <@discord:34>");
  }

  @Test
  void leaveEverythingElse() {
    assertThat(Mentions.read("<@&12> <#12> <@12 > @ana")).isEqualTo("<@&12> <#12> <@12 > @ana");
  }
}
