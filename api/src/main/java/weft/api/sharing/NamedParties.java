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

/** Parties that a body names: nobody is shown anything who is not known. */
@Component
public class NamedParties {
  /** So long a site that was found counts as there: whoever counts parts names it with each. */
  private static final Duration KNOWN_FOR = Duration.ofSeconds(5);

  private static final int ROOM = 10_000;

  /** A site by its code; what else names one may name another tomorrow. */
  private record Place(PartyCode party, String code) {}

  private final PartyDirectory directory;
  private final ConcurrentHashMap<Place, Long> found = new ConcurrentHashMap<>();

  NamedParties(PartyDirectory directory) {
    this.directory = directory;
  }

  /** Buyers of the supplier's; 422 {@code no-partnership} where one is none. */
  public List<PartyCode> buyers(
      PartyCode supplier, @Nullable List<@Nullable PartyCode> named, String pointer) {
    return Body.list(
        requireNonNullElse(named, List.of()), pointer, (it, at) -> buyer(supplier, it, at));
  }

  public PartyCode buyer(PartyCode supplier, @Nullable PartyCode named, String pointer) {
    PartyCode buyer = Body.required(named, pointer);
    if (directory.profile(new Partnership(buyer, supplier)).isPresent()
        || buyer.equals(supplier)) // of which the rules say more
    return buyer;
    throw Body.faulty(
        "no-partnership",
        pointer,
        new Text("You do no business with " + buyer + " here.", "贵公司与 " + buyer + " 在此没有业务关系。"));
  }

  /** A supplier of the buyer's; 422 {@code no-partnership} where it is none. */
  public PartyCode supplier(PartyCode buyer, PartyCode named, String pointer) {
    if (directory.profile(new Partnership(buyer, named)).isPresent()) return named;
    throw Body.faulty(
        "no-partnership",
        pointer,
        new Text("You do no business with " + named + " here.", "贵公司与 " + named + " 在此没有业务关系。"));
  }

  /** The code of one of the party's own sites; 422 {@code site-unknown} for any other. */
  public String site(PartyCode party, @Nullable String named, String pointer) {
    String site = Body.name(named, pointer);
    long now = System.nanoTime();
    Long at = found.get(new Place(party, site));
    if (at != null && now - at < KNOWN_FOR.toNanos()) return site;
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
    if (found.size() >= ROOM) found.clear();
    found.put(new Place(party, code), now);
    return code;
  }

  /** Anybody on the hub; 422 {@code party-unknown}. */
  public PartyCode known(@Nullable PartyCode named, String pointer) {
    PartyCode party = Body.required(named, pointer);
    if (directory.party(party.value(), "ZZ").isPresent()) return party;
    throw Body.faulty(
        "party-unknown", pointer, new Text(party + " is not on this hub.", "平台上没有 " + party + "。"));
  }
}
