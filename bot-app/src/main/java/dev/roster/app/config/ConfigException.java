package dev.roster.app.config;

import java.util.List;

/** The configuration cannot be used; holds every reason, one sentence each. */
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  ConfigException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** The reasons. */
  public List<String> problems() {
    return problems;
  }
}
