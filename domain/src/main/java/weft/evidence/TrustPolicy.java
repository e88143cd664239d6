package weft.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whose signatures make a checkpoint trusted (C2SP tlog-policy): any listed log, and a
 * quorum of witnesses.
 */
public final class TrustPolicy {
  private static final int LONGEST = 1024 * 1024;
  private static final Set<String> RESERVED = Set.of("none", "all", "any");

  private final List<VerifierKey> logs = new ArrayList<>();
  private final List<VerifierKey> witnesses = new ArrayList<>();
  private final Map<String, Member> members = new HashMap<>();
  private @Nullable Member quorum;

  private TrustPolicy() {}

  /** A witness, or a group of them. */
  private interface Member {
    boolean saw(SignedNote note);
  }

  public static TrustPolicy of(byte[] file) {
    if (file.length > LONGEST) throw new Malformed("a policy of " + file.length + " bytes");
    for (byte it : file)
      if (it != '\t' && it != '\n' && ((it >= 0 && it < ' ') || it == 0x7f))
        throw new Malformed("a control character in a policy");
    var policy = new TrustPolicy();
    var inGroups = new HashSet<String>();
    // Names are octets: ISO 8859-1 keeps each octet, so names are equal only if all octets are.
    for (var line : new String(file, StandardCharsets.ISO_8859_1).split("\n", -1)) {
      var words = List.of(line.replace('\t', ' ').strip().split(" +"));
      if (words.getFirst().isEmpty() || words.getFirst().startsWith("#")) continue;
      policy.take(words, inGroups);
    }
    if (policy.quorum == null) throw new Malformed("a policy without quorum");
    return policy;
  }

  private void take(List<String> words, Set<String> inGroups) {
    switch (words.getFirst()) {
      case "log" -> {
        atMost(words, 2, 3);
        logs.add(unlike(key(words.get(1)), logs));
      }
      case "witness" -> {
        atMost(words, 3, 4);
        var key = unlike(key(words.get(2)), witnesses);
        witnesses.add(key);
        name(
            words.get(1),
            note -> key.signing().isTimestamped() && key.in(note) == VerifierKey.Found.GOOD);
      }
      case "group" -> {
        if (words.size() < 4) throw new Malformed("a group without members");
        var of = new ArrayList<Member>();
        for (var it : words.subList(3, words.size())) {
          if (!inGroups.add(it)) throw new Malformed("a member of two groups: " + it);
          of.add(known(it));
        }
        int least = least(words.get(2), of.size());
        name(words.get(1), note -> of.stream().filter(it -> it.saw(note)).count() >= least);
      }
      case "quorum" -> {
        atMost(words, 2, 2);
        if (quorum != null) throw new Malformed("a second quorum");
        quorum = words.get(1).equals("none") ? _ -> true : known(words.get(1));
      }
      default ->
          throw new Malformed(
              "not a line of a policy: " + StrictEncoding.shortened(words.getFirst()));
    }
  }

  private static void atMost(List<String> words, int least, int most) {
    int comment = words.size() > least && words.getLast().startsWith("#") ? 1 : 0;
    if (words.size() < least || words.size() - comment > most)
      throw new Malformed(
          "not a line of a policy: " + StrictEncoding.shortened(String.join(" ", words)));
  }

  private static VerifierKey key(String octets) {
    return VerifierKey.of(StrictEncoding.utf8(octets.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static VerifierKey unlike(VerifierKey key, List<VerifierKey> others) {
    if (others.stream().anyMatch(key::sameKey)) throw new Malformed("one key twice: " + key.name());
    return key;
  }

  private void name(String name, Member member) {
    if (RESERVED.contains(name)) throw new Malformed("not a name: " + name);
    if (members.putIfAbsent(name, member) != null) throw new Malformed("one name twice: " + name);
  }

  private Member known(String name) {
    var member = members.get(name);
    if (member == null) throw new Malformed("not named before: " + StrictEncoding.shortened(name));
    return member;
  }

  private static int least(String text, int of) {
    if (text.equals("any")) return 1;
    if (text.equals("all")) return of;
    long least = StrictEncoding.decimal(text);
    if (least < 1 || least > of) throw new Malformed(text + " of " + of);
    return (int) least;
  }

  /** The keys of the listed logs. */
  public List<VerifierKey> logs() {
    return List.copyOf(logs);
  }

  /** Judges a checkpoint's signatures; an invalid one by any listed key makes it a forgery. */
  public Trust judge(SignedNote note, Checkpoint checkpoint) {
    boolean signed = false;
    for (var log : logs)
      switch (log.in(note)) {
        case WRONG -> {
          return Trust.FORGED;
        }
        case GOOD -> signed |= log.name().equals(checkpoint.origin());
        case NONE -> {}
      }
    if (!signed) return Trust.UNKNOWN_KEY;
    for (var witness : witnesses)
      if (witness.signing().isTimestamped() && witness.in(note) == VerifierKey.Found.WRONG)
        return Trust.FORGED;
    return quorum != null && quorum.saw(note) ? Trust.GOOD : Trust.NOT_WITNESSED;
  }

  /** The verdict of a policy on a checkpoint. */
  public enum Trust {
    GOOD,
    UNKNOWN_KEY,
    NOT_WITNESSED,
    FORGED
  }
}
