package dev.roster.benchmarks.adapters;

import dev.roster.benchmarks.adapters.Way.Heard;
import dev.roster.benchmarks.load.Workload;

/** What is measured. */
enum Deed {
  /** A read. */
  SHOW("`member show`", Workload.SHOW.expected()),
  /** A change. */
  ROLE("`member role`", Workload.ROLE.expected()),
  /** A button: takes such a change back; the change itself is not measured. */
  UNDO("button Undo", "Undone:");

  private final String title;
  private final String expected;

  Deed(String title, String expected) {
    this.title = title;
    this.expected = expected;
  }

  String title() {
    return title;
  }

  /** Does it and looks that it was done. */
  <M> Heard<M> through(Way<M> way, int org, int member) throws Exception {
    Heard<M> heard =
        switch (this) {
          case SHOW -> way.type(Workload.SHOW, org, member);
          case ROLE -> way.type(Workload.ROLE, org, member);
          case UNDO -> way.press(org, ROLE.through(way, org, member).message(), "Undo");
        };
    if (!heard.words().contains(expected)) {
      throw new IllegalStateException(title + " was answered with " + heard.words());
    }
    return heard;
  }
}
