package weft.deploy;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** An organization as registered, for registering it again with a change. */
public final class Registration {
  private Registration() {}

  /** The body that registers it unchanged: the answer also has fields that only the hub sets. */
  public static String body(Api operator, String path) {
    return ((ObjectNode) operator.json(path))
        .retain(List.of("name", "gln", "bpn", "duns", "sites"))
        .toString();
  }
}
