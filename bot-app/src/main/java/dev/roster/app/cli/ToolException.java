package dev.roster.app.cli;

/** A tool cannot do what it was asked for; the message is one sentence for whoever runs it. */
final class ToolException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ToolException(String sentence) {
    super(sentence);
  }
}
