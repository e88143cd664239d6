package weft.deploy;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** An organization as registered, for registering it again with a change. */
public final class Registration {
  private Registration() {}

  /** The body that registers it as it stands: the answer also has what nobody says of it. */
  public static String body(Api operator, String path) {
    return ((ObjectNode) operator.json(path))
        .retain(List.of("name", "gln", "bpn", "duns", "sites"))
        .toString();
  }
}
