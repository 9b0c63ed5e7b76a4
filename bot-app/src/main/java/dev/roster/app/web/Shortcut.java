package dev.roster.app.web;

import static java.util.Objects.requireNonNull;

import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * How a route answers the plain case of one address without a servlet, for what is asked so often
 * that the servlet's way costs more than the answer. Whatever is not plain goes the servlet's way,
 * as if there were no shortcut: each refusal is written in one place.
 *
 * @param path the exact address that JSON is posted to
 * @param answering what answers
 */
public record Shortcut(String path, Answering answering) {

  /** What answers. */
  @FunctionalInterface
  public interface Answering {
    /**
     * The JSON of an answer with status 200; null for whatever the servlet is to answer. Runs on a
     * virtual thread, so it may block.
     *
     * @param authorization the only header of that name
     * @param body the whole of it
     */
    byte @Nullable [] answer(Request request, String authorization, byte[] body);
  }

  /** Checks that nothing is missing. */
  public Shortcut {
    requireNonNull(path, "path must not be null");
    requireNonNull(answering, "answering must not be null");
  }
}
