package dev.roster.app.api;

import dev.roster.service.ServiceDesk;
import java.util.List;
import java.util.stream.Stream;

/** The operations on what an org consists of. */
public final class Resources {

  private Resources() {}

  /**
   * All of them.
   *
   * @param secretKey Roster's key, which signs where lists go on
   */
  public static List<Endpoint> all(ServiceDesk service, byte[] secretKey) {
    var desk = new Desk(service, new Cursors(secretKey));
    return Stream.of(
            OrgEndpoints.all(desk),
            MemberEndpoints.all(desk),
            InvitationEndpoints.all(desk),
            TeamEndpoints.all(desk),
            RequestEndpoints.all(desk),
            KeyEndpoints.all(desk),
            WebhookEndpoints.all(desk))
        .flatMap(List::stream)
        .toList();
  }
}
