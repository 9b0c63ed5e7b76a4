package dev.roster.discord.render;

import dev.roster.reply.RandomReplies;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LimitsTest {

  private static final int MESSAGES = 2_000;

  @Test
  void holdForMessagesOfAnyShape() {
    long first = Long.getLong("seed", new Random().nextInt());
    for (long seed = first; seed < first + MESSAGES; seed++) {
      try {
        Rendered.parts(RandomReplies.message(new Random(seed))).forEach(Rendered::requireLimits);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("with -Dseed=" + seed, e);
      }
    }
  }
}
