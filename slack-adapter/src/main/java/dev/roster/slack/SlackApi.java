package dev.roster.slack;

import com.slack.api.methods.SlackApiTextResponse;
import dev.roster.install.Installations;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;

/**
 * Calls Slack's Web API as each workspace's bot. Once Slack said that a workspace's token is dead
 * nothing is called there any more until it is installed again. Safe for any number of threads.
 */
final class SlackApi {

  private final RawApi raw;
  private final Workspaces workspaces;

  SlackApi(RawApi raw, Workspaces workspaces) {
    this.raw = raw;
    this.workspaces = workspaces;
  }

  /**
   * Calls a method where every refusal is an error.
   *
   * @param team in which workspace
   * @param name the method, for the log
   */
  <T extends SlackApiTextResponse> T call(String team, String name, RawApi.Method<T> method)
      throws DeliveryException {
    try {
      return ask(team, name, method);
    } catch (RawApi.Refused e) {
      throw e.toDelivery(name);
    }
  }

  /**
   * Calls a method whose refusal may be an answer.
   *
   * @throws RawApi.Refused when Slack said no for a reason that will not pass by itself
   */
  <T extends SlackApiTextResponse> T ask(String team, String name, RawApi.Method<T> method)
      throws DeliveryException, RawApi.Refused {
    Workspaces.Access access = workspaces.access(team);
    try {
      return raw.ask(access.token(), name, method);
    } catch (DeliveryException e) {
      if (e.verdict() instanceof Verdict.Disconnected) {
        workspaces.lost(access, String.valueOf(e.getMessage()));
        throw Installations.cutOff(team);
      }
      throw e;
    }
  }
}
