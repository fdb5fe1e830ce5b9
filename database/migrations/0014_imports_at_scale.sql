-- An import tells the planner what it has made, for whoever takes it back: until autovacuum came by, it planned blind.
grant maintain on exchange.import_change to unisono_app, unisono_reader, unisono_company;
