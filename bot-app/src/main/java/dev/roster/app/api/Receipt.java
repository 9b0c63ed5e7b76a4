package dev.roster.app.api;

/** What a change answers: what was done, in words and by id. */
final class Receipt {

  private Receipt() {}

  static Schema schema() {
    Schema result =
        Schema.object()
            .needs("who", Schema.text().about("As Roster shows them."))
            .needs("done", Schema.flag())
            .takes("id", Schema.id().about("Of what was made or of whom it is about."))
            .takes("why", Schema.text().about("Why not."))
            .takes(
                "held",
                Schema.flag()
                    .about("Whether it is done when the request says `anyway`: see `why`."))
            .done()
            .named("Result");
    return Schema.object()
        .needs("message", Schema.text().about("What was done, in the words of chat."))
        .needs(
            "version",
            Schema.number(0, Long.MAX_VALUE).about("The org's version after it; as the ETag."))
        .takes("id", Schema.id().about("Of what was made."))
        .takes("team", Schema.text().about("The short name of the team that was made."))
        .takes("results", Schema.list(result).about("One for each who was named."))
        .done()
        .named("Receipt");
  }
}
