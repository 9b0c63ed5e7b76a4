package dev.roster.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;

/**
 * Logback's {@code %cause}: what an exception says, on the same line; at DEBUG and below its stack
 * trace.
 */
public final class CauseConverter extends ThrowableProxyConverter {

  @Override
  public String convert(ILoggingEvent event) {
    IThrowableProxy failure = event.getThrowableProxy();
    if (failure == null) {
      return "";
    }
    if (!event.getLevel().isGreaterOrEqual(Level.INFO)) {
      return System.lineSeparator() + super.convert(event).stripTrailing();
    }
    String name = failure.getClassName();
    String text = name.substring(name.lastIndexOf('.') + 1) + ": " + failure.getMessage();
    return " (" + text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ") + ")";
  }
}
