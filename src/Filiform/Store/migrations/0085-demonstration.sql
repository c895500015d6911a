-- When the demonstration was lived to its end. One that was killed before is half a network, and is built anew.
alter table network add column built_at {instant};
update network set built_at = created_at where demonstration = true;
