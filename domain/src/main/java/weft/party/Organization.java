package weft.party;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * A company on the hub.
 *
 * @param gln GS1 Global Location Number, 13 digits
 * @param bpn its Catena-X business partner number as a legal entity, such as {@code
 *     BPNL1234567890ZZ}; null where none is registered
 * @param duns D-U-N-S number, 9 digits; null where none is registered
 */
public record Organization(
    PartyCode code,
    Text name,
    @Nullable String gln,
    List<Site> sites,
    @Nullable String bpn,
    @Nullable String duns) {
  public Organization(
      PartyCode code, Text name, @Nullable String gln, List<Site> sites, @Nullable String bpn) {
    this(code, name, gln, sites, bpn, null);
  }

  public Organization(PartyCode code, Text name, @Nullable String gln, List<Site> sites) {
    this(code, name, gln, sites, null, null);
  }

  /**
   * A place of an organization that ships or receives.
   *
   * @param bpns its Catena-X number as a site; {@code bpna} is the number of its address; null
   *     where none is registered
   * @param address for deliveries by road; null where none is registered
   * @param duns its own D-U-N-S number; null where none is registered
   */
  public record Site(
      String code,
      Text name,
      @Nullable String gln,
      @Nullable String bpns,
      @Nullable String bpna,
      @Nullable Address address,
      @Nullable String duns) {
    public Site(
        String code,
        Text name,
        @Nullable String gln,
        @Nullable String bpns,
        @Nullable String bpna,
        @Nullable Address address) {
      this(code, name, gln, bpns, bpna, address, null);
    }

    public Site(
        String code,
        Text name,
        @Nullable String gln,
        @Nullable String bpns,
        @Nullable String bpna) {
      this(code, name, gln, bpns, bpna, null, null);
    }

    public Site(String code, Text name, @Nullable String gln) {
      this(code, name, gln, null, null, null, null);
    }

    /** Whether an id in a message means this site: its code, GLN or D-U-N-S number. */
    public boolean isNamed(String id) {
      return code.equals(id) || id.equals(gln) || id.equals(duns);
    }
  }

  /**
   * A postal address.
   *
   * @param street with the house number and any other lines above the town
   * @param country two letters, ISO 3166-1
   */
  public record Address(Text street, Text city, @Nullable String postalCode, String country) {}
}
