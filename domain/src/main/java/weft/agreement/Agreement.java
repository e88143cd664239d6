package weft.agreement;

import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.agreement.IntroductionRefusal.CharsetUnknown;
import weft.agreement.IntroductionRefusal.CharsetUnusable;
import weft.agreement.PartnershipCommand.AgreeProfile;
import weft.agreement.PartyRefusal.NoSuchPartnership;
import weft.event.Refused;
import weft.event.Rules;
import weft.party.PartnerCharset;
import weft.party.PartyEvent.PartnershipAgreed;
import weft.party.Profile;

/**
 * The rules of a partnership. The operator decides which companies work together; the partners
 * themselves agree on how their EDI is read and written. A new profile does not change how earlier
 * interchanges were read.
 *
 * @param profile the profile in force; null where the operator never introduced the two
 */
public record Agreement(@Nullable Profile profile)
    implements Rules<PartnershipCommand, PartnershipAgreed, Agreement> {
  public static final Agreement NONE = new Agreement(null);

  @Override
  public List<PartnershipAgreed> decide(PartnershipCommand command) {
    if (profile == null) throw new Refused(new NoSuchPartnership());
    return switch (command) {
      case AgreeProfile(var _, var asked, var _) when asked.equals(profile) -> List.of();
      case AgreeProfile(var partnership, var asked, var reason) -> {
        check(asked);
        yield List.of(new PartnershipAgreed(partnership, asked, reason));
      }
    };
  }

  /**
   * Checks the character sets now; otherwise an unusable one would come to light only with the
   * partner's next interchange.
   *
   * @throws Refused with an {@link IntroductionRefusal}
   */
  public static void check(Profile profile) {
    check(profile.charset());
    check(profile.supplierCharset());
  }

  private static void check(@Nullable String name) {
    if (name == null) return;
    Charset charset =
        PartnerCharset.named(name).orElseThrow(() -> new Refused(new CharsetUnknown(name)));
    if (!PartnerCharset.carriesEdi(charset)) throw new Refused(new CharsetUnusable(name));
  }

  @Override
  public Agreement evolve(PartnershipAgreed event) {
    return new Agreement(event.profile());
  }
}
