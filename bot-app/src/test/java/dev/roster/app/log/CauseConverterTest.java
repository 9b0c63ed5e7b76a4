package dev.roster.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CauseConverterTest {

  private static String convert(Level level) {
    var context = new LoggerContext();
    var failure = new IllegalStateException("broken\nFAKE line \u001b[31m\u2028\u009bK");
    var event =
        new LoggingEvent("x", context.getLogger("x"), level, "message", failure, new Object[0]);
    var converter = new CauseConverter();
    converter.setContext(context);
    converter.start();
    return converter.convert(event);
  }

  @Test
  @DisplayName("R6: a failure is one line, whatever it says")
  void isOneLine() {
    assertThat(convert(Level.ERROR))
        .isEqualTo(" (IllegalStateException: broken FAKE line  [31m K)");
  }

  @Test
  void showsTheStackTraceAtDebug() {
    assertThat(convert(Level.DEBUG)).contains("\tat ");
  }
}
