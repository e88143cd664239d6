package weft.sealing;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import weft.evidence.Malformed;
import weft.evidence.Signing;
import weft.evidence.VerifierKey;

/**
 * A witness that the hub asks to cosign.
 *
 * @param url its submission prefix (C2SP tlog-witness), ending in a slash
 * @param keys its keys for cosignatures; signatures by others do not count
 */
public record WitnessAddress(URI url, List<VerifierKey> keys) {
  public WitnessAddress {
    if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme()))
      throw new Malformed("not a web address: " + url);
    if (keys.isEmpty()) throw new Malformed("no key of the witness at " + url);
    for (var key : keys)
      if (!key.signing().isTimestamped())
        throw new Malformed("not a key for cosignatures: " + key.name());
    keys = List.copyOf(keys);
  }

  /** Parses an address and one or more verifier keys, separated by spaces. */
  public static WitnessAddress of(String text) {
    var words = text.strip().split("\\s+");
    var url = words[0].endsWith("/") ? words[0] : words[0] + "/";
    try {
      return new WitnessAddress(
          URI.create(url), Stream.of(words).skip(1).map(VerifierKey::of).toList());
    } catch (IllegalArgumentException e) {
      throw e instanceof Malformed it ? it : new Malformed("not a web address: " + words[0]);
    }
  }

  String name() {
    return keys.getFirst().name();
  }

  /**
   * The lines of a trust policy (C2SP tlog-policy) that ask for one of these witnesses.
   *
   * @param strict whether only ML-DSA-44 keys count
   */
  public static List<String> policy(List<WitnessAddress> witnesses, boolean strict) {
    var lines = new ArrayList<String>();
    var names = new ArrayList<String>();
    for (var witness : witnesses)
      for (var key : witness.keys())
        if (!strict || key.signing() == Signing.ML_DSA_44) {
          names.add("witness-" + (names.size() + 1));
          lines.add("witness " + names.getLast() + " " + key);
        }
    if (names.size() > 1) lines.add("group witnesses any " + String.join(" ", names));
    lines.add(
        "quorum " + (names.isEmpty() ? "none" : names.size() > 1 ? "witnesses" : names.getFirst()));
    return lines;
  }
}
