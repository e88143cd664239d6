package weft.api.sharing;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.language.Text;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;

/** Checks the parties and sites that a body names; unknown parties are refused. */
@Component
public class NamedParties {
  /**
   * How long a found site or partnership stays cached, because a request with many parts names it
   * with each.
   */
  private static final Duration KNOWN_FOR = Duration.ofSeconds(5);

  private static final int ROOM = 10_000;

  /** A site by its code; its other identifiers may move to another site. */
  private record Place(PartyCode party, String code) {}

  private final PartyDirectory directory;
  private final ConcurrentHashMap<Object, Long> found = new ConcurrentHashMap<>();

  NamedParties(PartyDirectory directory) {
    this.directory = directory;
  }

  /** Returns buyers of the supplier; 422 {@code no-partnership} for any other party. */
  public List<PartyCode> buyers(
      PartyCode supplier, @Nullable List<@Nullable PartyCode> named, String pointer) {
    return Body.list(
        requireNonNullElse(named, List.of()), pointer, (it, at) -> buyer(supplier, it, at));
  }

  public PartyCode buyer(PartyCode supplier, @Nullable PartyCode named, String pointer) {
    PartyCode buyer = Body.required(named, pointer);
    // the rules refuse the supplier itself
    if (agreed(new Partnership(buyer, supplier)) || buyer.equals(supplier)) return buyer;
    throw Body.faulty(
        "no-partnership",
        pointer,
        new Text("You do no business with " + buyer + " here.", "贵公司与 " + buyer + " 在此没有业务关系。"));
  }

  /** Returns a supplier of the buyer; 422 {@code no-partnership} for any other party. */
  public PartyCode supplier(PartyCode buyer, PartyCode named, String pointer) {
    if (agreed(new Partnership(buyer, named))) return named;
    throw Body.faulty(
        "no-partnership",
        pointer,
        new Text("You do no business with " + named + " here.", "贵公司与 " + named + " 在此没有业务关系。"));
  }

  /** Returns the code of one of the party's own sites; 422 {@code site-unknown} for any other. */
  public String site(PartyCode party, @Nullable String named, String pointer) {
    String site = Body.name(named, pointer);
    if (wasFound(new Place(party, site))) return site;
    String code =
        directory
            .site(party, site)
            .orElseThrow(
                () ->
                    Body.faulty(
                        "site-unknown",
                        pointer,
                        new Text("You have no site " + site + ".", "贵公司没有工厂 " + site + "。")))
            .code();
    found(new Place(party, code));
    return code;
  }

  /** Whether the two have a partnership. */
  public boolean agreed(Partnership between) {
    if (wasFound(between)) return true;
    boolean agreed = directory.profile(between).isPresent();
    if (agreed) found(between);
    return agreed;
  }

  private boolean wasFound(Object what) {
    Long at = found.get(what);
    return at != null && System.nanoTime() - at < KNOWN_FOR.toNanos();
  }

  private void found(Object what) {
    if (found.size() >= ROOM) found.clear();
    found.put(what, System.nanoTime());
  }

  /** Returns any party on the hub; 422 {@code party-unknown} otherwise. */
  public PartyCode known(@Nullable PartyCode named, String pointer) {
    PartyCode party = Body.required(named, pointer);
    if (directory.party(party.value(), "ZZ").isPresent()) return party;
    throw Body.faulty(
        "party-unknown", pointer, new Text(party + " is not on this hub.", "平台上没有 " + party + "。"));
  }
}
