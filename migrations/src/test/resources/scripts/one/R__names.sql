REPLACE INTO pet VALUES (1, 'first ${text}');
