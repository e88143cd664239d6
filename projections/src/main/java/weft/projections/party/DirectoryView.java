package weft.projections.party;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import weft.event.Recorded;
import weft.history.follow.View;
import weft.history.follow.ViewTable;
import weft.language.Text;
import weft.party.AgreedPart;
import weft.party.Channel;
import weft.party.Organization;
import weft.party.Organization.Site;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.PartyEvent;
import weft.party.PartyEvent.ChannelAgreed;
import weft.party.PartyEvent.OrganizationRegistered;
import weft.party.PartyEvent.PartnershipAgreed;
import weft.party.Profile;
import weft.projections.rows.RowJson;

/**
 * The directory of parties: a view that the EDI side queries for every message. It is small and not
 * versioned.
 */
public final class DirectoryView implements View, PartyDirectory {
  private final JdbcClient writer;
  private final PartnerDealings dealings;

  public DirectoryView(JdbcClient writer) {
    this.writer = writer;
    this.dealings = new PartnerDealings(writer);
  }

  @Override
  public String name() {
    return "directory";
  }

  @Override
  public List<ViewTable> tables() {
    return List.of(
        ViewTable.unversioned("organization", "'Organization:' || code"),
        ViewTable.unversioned("partnership", "'Partnership:' || buyer || ':' || supplier"),
        ViewTable.unversioned("channel", "'Channel:' || party"));
  }

  @Override
  public Set<Class<?>> events() {
    return Set.of(PartyEvent.class);
  }

  /**
   * All events in one sequence, because organizations must come before their partnerships, in
   * whatever streams they are.
   */
  @Override
  public Object sequenceOf(Recorded event) {
    return "directory";
  }

  @Override
  public void write(JdbcClient db, List<Recorded> batch) {
    for (Recorded recorded : batch) {
      switch ((PartyEvent) recorded.payload()) {
        case OrganizationRegistered it -> register(db, it.organization());
        case PartnershipAgreed it -> agree(db, it.partnership(), it.profile());
        case ChannelAgreed it -> agree(db, it.party(), it.channel());
      }
    }
  }

  /**
   * Stores an organization without a GLN or D-U-N-S number that another one already has; two hubs
   * may have registered both at once.
   */
  private static void register(JdbcClient db, Organization it) {
    db.sql(
            """
            insert into organization (code, name_en, name_zh, gln, sites, bpn, duns)
            select code, name_en, name_zh,
                case when not exists (select from organization o where o.gln = said.gln and o.code <> said.code) then gln end, sites, bpn,
                case when not exists (select from organization o where o.duns = said.duns and o.code <> said.code) then duns end
              from (values (?, ?, ?, ?, ?::jsonb, ?, ?)) said (code, name_en, name_zh, gln, sites, bpn, duns)
            on conflict (code) do update set (name_en, name_zh, gln, sites, bpn, duns)
              = row(excluded.name_en, excluded.name_zh, excluded.gln, excluded.sites, excluded.bpn, excluded.duns)
            """)
        .param(1, it.code().value())
        .param(2, it.name().en())
        .param(3, it.name().zh())
        .param(4, it.gln())
        .param(5, RowJson.of(it.sites()))
        .param(6, it.bpn())
        .param(7, it.duns())
        .update();
  }

  private static void agree(JdbcClient db, Partnership it, Profile profile) {
    db.sql(
            "insert into partnership (buyer, supplier, profile) values (?, ?, ?::jsonb) on conflict"
                + " (buyer, supplier) do update set profile = excluded.profile")
        .params(it.buyer().value(), it.supplier().value(), RowJson.of(profile))
        .update();
  }

  private static void agree(JdbcClient db, PartyCode party, Channel channel) {
    db.sql(
            "insert into channel (party, channel) values (?, ?::jsonb) on conflict (party) do"
                + " update set channel = excluded.channel")
        .params(party.value(), RowJson.of(channel))
        .update();
  }

  @Override
  public Optional<PartyCode> party(String id, String qualifier) {
    return writer
        .sql(
            """
            select code from organization
             where (code = :id and :qualifier <> '14') or (gln = :id and :qualifier in ('14', '')) or (duns = :id and :qualifier in ('1', ''))
             order by (duns = :id and :qualifier = '1') desc nulls last limit 1
            """)
        .param("id", id)
        .param("qualifier", qualifier)
        .query(String.class)
        .optional()
        .map(PartyCode::new);
  }

  @Override
  public Optional<Site> site(PartyCode party, String id) {
    return organization(party).stream()
        .flatMap(it -> it.sites().stream())
        .filter(it -> it.isNamed(id))
        .findFirst();
  }

  @Override
  public Optional<Site> onlySite(PartyCode party) {
    List<Site> sites = sites(party);
    return sites.size() == 1 ? Optional.of(sites.getFirst()) : Optional.empty();
  }

  @Override
  public boolean hasSites(PartyCode party) {
    return !sites(party).isEmpty();
  }

  @Override
  public List<Site> sites(PartyCode party) {
    return organization(party).map(Organization::sites).orElse(List.of());
  }

  /** The party as it is registered now. */
  public Optional<Organization> organization(PartyCode code) {
    return writer
        .sql(
            "select code, name_en, name_zh, gln, sites, bpn, duns from organization where code = ?")
        .param(code.value())
        .query(
            (row, _) ->
                new Organization(
                    new PartyCode(row.getString("code")),
                    new Text(row.getString("name_en"), row.getString("name_zh")),
                    row.getString("gln"),
                    RowJson.read(row.getString("sites"), new TypeReference<List<Site>>() {}),
                    row.getString("bpn"),
                    row.getString("duns")))
        .optional();
  }

  @Override
  public Optional<Profile> profile(Partnership partnership) {
    return writer
        .sql("select profile from partnership where buyer = ? and supplier = ?")
        .params(partnership.buyer().value(), partnership.supplier().value())
        .query(String.class)
        .optional()
        .map(it -> RowJson.read(it, Profile.class));
  }

  @Override
  public List<AgreedPart> parts(Partnership partnership, Set<String> numbers) {
    return dealings.parts(partnership, numbers);
  }

  @Override
  public Set<String> dealtIn(Partnership partnership, Set<String> numbers) {
    return dealings.dealtIn(partnership, numbers);
  }

  @Override
  public boolean isCalledFor(Partnership partnership, String place) {
    return dealings.isCalledFor(partnership, place);
  }

  @Override
  public boolean hasOrder(Partnership partnership, String number) {
    return dealings.hasOrder(partnership, number);
  }

  @Override
  public Optional<String> charset(PartyCode sender) {
    List<String> named =
        writer
            .sql(
                """
                select distinct charset from (
                  select profile ->> 'charset' as charset from partnership where buyer = :sender
                  union select profile ->> 'supplier_charset' from partnership where supplier = :sender) named
                where charset is not null limit 2
                """)
            .param("sender", sender.value())
            .query((row, _) -> row.getString(1))
            .list();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  @Override
  public List<Profile> profiles(PartyCode party) {
    return writer
        .sql("select profile from partnership where buyer = :party or supplier = :party")
        .param("party", party.value())
        .query((row, _) -> RowJson.read(row.getString("profile"), Profile.class))
        .list();
  }

  @Override
  public Channel channel(PartyCode party) {
    return writer
        .sql("select channel from channel where party = ?")
        .param(party.value())
        .query(String.class)
        .optional()
        .map(it -> RowJson.read(it, Channel.class))
        .orElse(Channel.FOLDER);
  }

  /** The given parties whose channels are paused. */
  public Set<String> paused(Set<String> of) {
    if (of.isEmpty()) return Set.of();
    return writer
        .sql("select party from channel where party = any(?) and (channel ->> 'paused')::boolean")
        .param(of.toArray(String[]::new))
        .query((row, _) -> row.getString(1))
        .set();
  }

  /** The parties from whose own SFTP servers the hub fetches files, with those servers. */
  public Map<PartyCode, Channel.SftpServer> sftpOutboxes() {
    return writer
        .sql(
            "select party, channel -> 'sftp' as sftp from channel where channel -> 'sftp' ->>"
                + " 'outbox' is not null")
        .query(
            (row, _) ->
                Map.entry(
                    new PartyCode(row.getString("party")),
                    RowJson.read(row.getString("sftp"), Channel.SftpServer.class)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public Optional<PartyCode> as2(String id) {
    return writer
        .sql("select party from channel where channel -> 'as2' ->> 'id' = ?")
        .param(id)
        .query(String.class)
        .optional()
        .map(PartyCode::new);
  }
}
