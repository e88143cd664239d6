-- Catena-X knows a company by its BPNL; those of its sites stand with the sites.
alter table organization add column bpn text collate "C";
